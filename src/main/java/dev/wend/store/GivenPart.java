package dev.wend.store;

/** A field or a list of a batch on its way into the store. */
sealed interface GivenPart permits Given, GivenList {
  /** The column of the field, or of how many items the list has. */
  PlaneColumn column();

  /** Whether a row says something of its own. */
  boolean isGiven(int row);

  /** Whether a row has a value, its own or an inherited one. */
  boolean has(int row);

  /** Whether a row's value is the field's default. */
  boolean isDefault(int row);

  boolean sameRows(int a, int b);

  boolean sameAsStore(int slot, int row);

  /** Lets a row that says nothing have what an earlier row of the batch has. */
  void inherit(int row, int from);

  /** Lets a row that says nothing have what the store has. */
  void inheritStored(int row, int slot);
}
