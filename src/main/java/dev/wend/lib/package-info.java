/** The function library, one row a function. Knows nothing of the compiler. */
package dev.wend.lib;
