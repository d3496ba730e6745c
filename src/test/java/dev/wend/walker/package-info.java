/**
 * The naive tree walker: what a checked script means, over plain Java values, in the most obvious
 * way. It shares no kernel, lane or page with the product, so that agreement of the two proves
 * something.
 */
package dev.wend.walker;
