package dev.wend.session;

/**
 * A script's canonical layout.
 *
 * @param changed whether the script was laid out otherwise
 */
public record Formatted(String text, boolean changed) {}
