package dev.wend.session;

import java.nio.file.Path;

/**
 * Hand the sends of a store on, by the surfaces of a script.
 *
 * @param limit how many are tried at most
 * @param connections how many go at once, from 1
 */
public record DeliverRequest(Path script, Path store, long limit, int connections) {}
