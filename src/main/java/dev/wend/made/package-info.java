/**
 * Made-up data for a script's own schema: each value is a function of a seed, its row and its
 * field. Knows nothing of terminals, of how files are read, or of the store's pages.
 */
package dev.wend.made;
