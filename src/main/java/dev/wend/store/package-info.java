/**
 * The profile store: pages, identities, dictionaries, journal; the only place that sees Chronicle.
 * Knows nothing of syntax.
 */
package dev.wend.store;
