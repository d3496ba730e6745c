/**
 * Programs: the table of ops, lowering, verifying, listing. Knows nothing of storage or of how a
 * program is run.
 */
package dev.wend.code;
