/**
 * From source files (CSV, NDJSON, also gzipped) to batches of the store. The only place that sees
 * FastCSV. Knows nothing of syntax, terminals or audiences.
 */
package dev.wend.load;
