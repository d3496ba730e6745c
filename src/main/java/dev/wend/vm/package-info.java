/**
 * The interpreter: one program over pages of profiles or over one profile. Knows nothing of syntax,
 * and nothing that a task on another machine would lack.
 */
package dev.wend.vm;
