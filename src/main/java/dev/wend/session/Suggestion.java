package dev.wend.session;

/**
 * A word that may be written at a place.
 *
 * @param kind what it is: field, let, audience, function, keyword
 * @param detail a type, a signature, a sentence; empty where there is nothing to say
 */
public record Suggestion(String word, String kind, String detail) {}
