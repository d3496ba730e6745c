/** Problems and places in text. Knows nothing of the language, its types or its engine. */
package dev.wend.diag;
