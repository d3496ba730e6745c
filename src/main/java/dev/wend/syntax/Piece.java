package dev.wend.syntax;

import java.util.List;
import java.util.Optional;

/**
 * The tokens of one declaration, with an end-of-file token at the end.
 *
 * @param word the word that begins it; empty for a text that is one expression or population, and
 *     for a step that begins with a name
 * @param kind what it is called: {@code audience}
 */
record Piece(Optional<DeclarationWord> word, String kind, List<ScriptToken> tokens) {}
