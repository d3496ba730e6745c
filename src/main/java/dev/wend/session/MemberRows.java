package dev.wend.session;

import dev.wend.check.Selection;
import dev.wend.check.Traits;
import dev.wend.code.Lower;
import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.vm.Scan;
import dev.wend.vm.SingleRun;
import dev.wend.vm.SlotRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The size of a population and some of its members. */
final class MemberRows {
  private final Evaluation evaluation;
  private final Store store;
  private final Instant now;

  /**
   * @param store whose rows are shown with all fields that it knows of them
   */
  MemberRows(Evaluation evaluation, Store store, Instant now) {
    this.evaluation = evaluation;
    this.store = store;
    this.now = now;
  }

  /**
   * A population with columns shows them behind the fields that tell its members apart, any other
   * one all fields.
   */
  QueryAnswer find(Selection selection, int limit) {
    boolean plain = selection.columns().isEmpty();
    List<Field> shown =
        fields(selection.dimension()).stream().filter(f -> plain || f.unique()).toList();
    List<String> names = new ArrayList<>();
    shown.forEach(field -> names.add(field.name()));
    names.addAll(selection.columns().keySet());
    Lower lower = evaluation.lower().population("members", selection.population());
    Scan scan = evaluation.scan(lower, selection.dimension());
    if (limit == 0) {
      return new QueryAnswer(scan.count(Evaluation.threads()).count(0), names, List.of());
    }
    Scan.Result members = scan.members(Evaluation.threads());
    return new QueryAnswer(members.count(0), names, rows(selection, shown, members, limit));
  }

  /** Of an entity that the store has never seen there are none. */
  private List<Field> fields(String dimension) {
    Schema rows =
        dimension.equals(Traits.PROFILE) ? store.schema() : store.entities().get(dimension);
    return rows == null ? List.of() : rows.fields();
  }

  private List<List<Optional<Object>>> rows(
      Selection selection, List<Field> shown, Scan.Result members, int limit) {
    Lower lower = evaluation.lower();
    selection.columns().forEach(lower::value);
    Verified program = Evaluation.verify(lower.program());
    Profiles rows = evaluation.rows(lower, selection.dimension());
    SlotRow row = new SlotRow(rows, program.program().columns());
    SingleRun columns = new SingleRun(program, now);
    ProfileValues values = new ProfileValues(rows, shown);
    List<List<Optional<Object>>> found = new ArrayList<>();
    int slot = members.next(0, 0);
    while (slot >= 0 && found.size() < limit) {
      List<Optional<Object>> cells = new ArrayList<>(values.of(slot));
      columns.run(row.at(slot));
      for (int i = 0; i < selection.columns().size(); i++) {
        cells.add(columns.outside(i));
      }
      found.add(cells);
      slot = members.next(0, slot + 1);
    }
    return found;
  }
}
