/**
 * JSON in and out: the only place that sees Jackson. Knows nothing of the language, its types or
 * its engine.
 */
package dev.wend.json;
