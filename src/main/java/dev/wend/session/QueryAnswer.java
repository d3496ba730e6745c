package dev.wend.session;

import java.util.List;
import java.util.Optional;

/**
 * A population's size and some of its members.
 *
 * @param rows of each member its values in the order of the columns: a Boolean, Long, Double or
 *     BigDecimal, a {@code List} or {@code Map} of such, or else a text
 */
public record QueryAnswer(long count, List<String> columns, List<List<Optional<Object>>> rows) {}
