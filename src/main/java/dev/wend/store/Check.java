package dev.wend.store;

import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Looks for damage in everything that a store holds. */
final class Check {
  private final Layout layout;
  private final List<String> findings = new ArrayList<>();

  Check(Layout layout) {
    this.layout = layout;
  }

  List<String> run() {
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    for (PlaneColumn column : layout.columns()) {
      planes.clear();
      slabs.clear();
      column.use(planes, slabs);
      checksums(column, "pages", layout.planes(), planes);
      checksums(column, "texts and identities", layout.slabs(), slabs);
      if (findings.isEmpty()) {
        column.texts().ifPresent(t -> texts(column, t));
        column.identity().ifPresent(i -> identity(column, i));
      }
    }
    return findings;
  }

  private void checksums(PlaneColumn column, String what, Blocks blocks, BitSet used) {
    long wrong = used.stream().filter(b -> !blocks.isSound(b)).count();
    if (wrong > 0) {
      find(column, wrong + " blocks of its " + what + " have a wrong checksum");
    }
  }

  private void find(PlaneColumn column, String what) {
    findings.add("Field `" + column.name() + "`: " + what + ".");
  }

  private void texts(PlaneColumn column, Texts texts) {
    Text text = new Text();
    byte[] utf8 = new byte[1 << 16];
    int lost = 0;
    for (int code = 0; code < texts.size(); code++) {
      if (!texts.holds(code)) {
        lost++;
        continue;
      }
      int length = texts.copy(code, utf8, 0);
      lost += texts.code(text.set(utf8, 0, length)) == code ? 0 : 1;
    }
    if (lost > 0) {
      find(column, lost + " of its texts are not found by the index");
    }
    values(column, texts.size());
  }

  private void values(PlaneColumn column, int texts) {
    int wild = 0;
    for (int slot = 0; slot < layout.count(); slot++) {
      long value = column.value(slot);
      wild += value != PlaneColumn.MISSING && (value < 0 || value >= texts) ? 1 : 0;
    }
    if (wild > 0) {
      find(column, wild + " profiles have a text that does not exist");
    }
  }

  private void identity(PlaneColumn column, Identity identity) {
    int wrong = 0;
    for (int slot = 0; slot < layout.count(); slot++) {
      long value = column.value(slot);
      if (value != PlaneColumn.MISSING) {
        int code = identity.own() ? identity.codeOf(value) : (int) value;
        wrong += code >= 0 && identity.slot(code) == slot ? 0 : 1;
      }
    }
    if (wrong > 0) {
      find(column, wrong + " profiles are not found by its value");
    }
  }
}
