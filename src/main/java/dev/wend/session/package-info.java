/**
 * One API for every front end: check, run, query, explain. Typed requests in, typed answers out.
 * Knows nothing of terminals, sockets or exit statuses.
 */
package dev.wend.session;
