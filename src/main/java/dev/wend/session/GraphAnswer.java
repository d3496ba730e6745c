package dev.wend.session;

import dev.wend.graph.Chart;

/**
 * A journey, drawn.
 *
 * @param text the picture, in the form that was asked for
 */
public record GraphAnswer(Chart chart, String text) {}
