/**
 * Benchmarks, each beside its rival in the same run: DuckDB, cel-java, a hand-written loop. Built
 * only under the Maven profile {@code bench}. Knows nothing of the command line.
 */
package dev.wend.bench;
