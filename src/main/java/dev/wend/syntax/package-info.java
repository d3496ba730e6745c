/**
 * From text to tree: the only place that sees ANTLR. Knows nothing of meaning: no types, no
 * declared names.
 */
package dev.wend.syntax;
