package dev.wend.syntax;

import java.util.List;
import java.util.Optional;

/**
 * The tokens of one declaration, with an end-of-file token at the end.
 *
 * @param word the word that begins it; empty for a text that is one expression or population
 */
record Piece(Optional<DeclarationWord> word, List<ScriptToken> tokens) {}
