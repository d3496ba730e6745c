/**
 * How each type sits in a lane, and the meaning of every operator, once. Knows nothing of storage.
 */
package dev.wend.value;
