/** Types, fields and schemas. Knows nothing of syntax or of how a value is stored. */
package dev.wend.type;
