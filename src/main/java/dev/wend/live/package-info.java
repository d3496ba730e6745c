/**
 * Membership over time: who enters an audience and who leaves it, to the millisecond. Knows nothing
 * of scripts and their syntax, nor of who asks.
 */
package dev.wend.live;
