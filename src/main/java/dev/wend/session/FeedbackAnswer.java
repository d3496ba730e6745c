package dev.wend.session;

import java.util.List;

/**
 * What became of a provider's requests.
 *
 * @param requests how many lines were read
 * @param reactions how many events were written
 * @param unknown reactions to no send of the store, or to one of somebody who was erased
 * @param undated reactions that tell no time
 * @param faulty lines that are no request
 * @param faults where and why, of the first of these
 */
public record FeedbackAnswer(
    long requests, long reactions, long unknown, long undated, long faulty, List<String> faults) {}
