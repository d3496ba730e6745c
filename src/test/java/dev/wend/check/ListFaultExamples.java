package dev.wend.check;

import static dev.wend.check.FaultExample.alone;
import static dev.wend.check.FaultExample.fields;

import dev.wend.diag.Fault;
import java.util.List;
import java.util.stream.Stream;

/** Examples for the rules of lists, maps and objects. */
final class ListFaultExamples {
  private static final String PROFILE =
      """
      profile {
        id:        string key
        city:      string
        limit:     int
        interests: list<string>
        scores:    map<int>
        address:   { street: string, city: string }
        orders:    list<{ sku: string, price: decimal(2), lines: list<{ n: int }> }>
        gifts:     list<{ name: string, city: string }>
      }
      """;

  private static final String OTHER_NAME = "Give it another name.";

  private ListFaultExamples() {}

  static List<FaultExample> all() {
    return Stream.of(types(), items(), values(), tests(), functions())
        .flatMap(List::stream)
        .toList();
  }

  private static FaultExample where(Fault fault, String condition, String hint) {
    return alone(fault, PROFILE + "audience A = profiles where " + condition, hint);
  }

  private static List<FaultExample> types() {
    return List.of(
        fields(Fault.UNKNOWN_TYPE, "a: «Boolean»", "Write `bool`."),
        fields(Fault.UNKNOWN_TYPE, "a: «timestamp»", "Write `datetime`."),
        where(Fault.COMPARE, "«any orders.price > 50»", "Write `any orders where price > 50`."),
        fields(Fault.TYPE_OF, "x: «set»<string>", "There is `list`, `map`."),
        fields(Fault.TYPE_ARGUMENTS, "x: «list»", "Write `list<string>`."),
        fields(
            Fault.LIST_OF_LISTS,
            "x: list<«list<int>»>",
            "Give them a name in an object: `list<{ items: list<int> }>`."),
        fields(
            Fault.NO_ENTITY,
            "home: link «Household»",
            "Declare it: `entity Household { id: string key }`."),
        fields(
            Fault.PART_MARK,
            "x: { mail: string «identity» }",
            "Remove it, or move the field out of the object."),
        fields(Fault.EMPTY_OBJECT, "x: «{ }»", "Name its fields: `{ city: string }`."),
        fields(
            Fault.DUPLICATE_FIELD,
            "x: { a: int, «a»: int }",
            "Remove one of the two or rename it."));
  }

  private static List<FaultExample> items() {
    return List.of(
        where(
            Fault.NOT_A_LIST,
            "any «city» where limit > 3",
            "Items are gone through of lists and maps only."),
        where(
            Fault.NOT_A_LIST,
            "count(«city») > 3",
            "Items are gone through of lists and maps only."),
        where(Fault.ALL_WHERE, "«all orders»", "Write `all orders where …`."),
        where(Fault.TOP_COUNT, "count(«top 0 orders by price») > 1", "Write a number from 1 on."),
        where(Fault.TOP_ORDER, "count(top 3 orders by («price > 2»)) > 1", "Name another field."),
        where(
            Fault.BOUND_TWICE,
            "any o in orders where any «o» in o.lines where o.n > 1",
            "Choose another name."),
        where(Fault.TAKEN_NAME, "any «profile» in orders where limit > 1", "Choose another name."),
        where(Fault.SHADOW, "any «city» in interests where city = \"golf\"", OTHER_NAME),
        where(
            Fault.SHADOW,
            "any gifts where length(profile.city) > count(«name» in interests where name = \"golf\")",
            OTHER_NAME),
        where(Fault.UNUSED_NAME, "any «o» in orders where limit > 1", "Remove it."),
        where(Fault.UNUSED_NAME, "count(«o» in orders) > 1", "Remove it."),
        where(
            Fault.ITEM_NAME,
            "any gifts where «city» = \"Rome\"",
            "Write `profile.city` for the profile's, or name the items: `any o in orders where o.price …`."),
        where(Fault.UNKNOWN_NAME, "any o in orders where «price» > 3", "Write `o.price`."),
        where(
            Fault.EMPTY_WRITTEN,
            "first(«[]») = 1",
            "Write an item, or name a list that has some."));
  }

  private static List<FaultExample> values() {
    return List.of(
        where(Fault.NO_PART, "address.«town» = \"Rome\"", "There is `street`, `city`."),
        where(Fault.NO_FIELDS, "scores.«a» = 3", "Write `scores[\"key\"]`."),
        where(
            Fault.NO_INDEX,
            "«limit[0]» = 3",
            "`[ ]` takes an item of a list, or a value of a map."),
        where(Fault.INDEX_TYPE, "interests[«\"a\"»] = \"x\"", ""),
        where(Fault.INDEX_TYPE, "scores[«1»] = 3", ""),
        where(
            Fault.NEGATIVE_INDEX, "interests[«-1»] = \"x\"", "The last item is `last(interests)`."),
        where(
            Fault.LIST_PATH,
            "count(«orders.lines») > 3",
            "Name the items of the outer one: `any o in orders where any x in o.lines where …`, or"
                + " `sum(sum(o.lines.f) for o in orders)`."),
        where(Fault.LIKE_STAR, "city like «\"Ro*\"»", "Write `%` for any text, as in `\"Ro%\"`."),
        where(Fault.NO_PART, "orders.«length» > 3", "Write `count(orders)`."),
        where(
            Fault.LIST_OF_ITEM,
            "count(«first(orders).lines») > 3",
            "Go through the outer list: `any o in … where …`."),
        where(
            Fault.OBJECT_VALUE,
            "«address» = \"Rome\"",
            "Name one of its fields, as in `address.street`."),
        where(
            Fault.OBJECT_VALUE,
            "«first(orders)» = 3",
            "Name one of its fields, as in `first(orders).sku`."),
        where(
            Fault.LIST_AS_VALUE,
            "limit between 1 and «interests»",
            "Take one value of it, as in `first(interests)` or `count(interests)`."),
        where(
            Fault.CONDITION, "«interests»", "Write `any interests`, or `any interests where …`."));
  }

  private static List<FaultExample> tests() {
    return List.of(
        where(Fault.LIST_OPERAND, "«orders.price» > 50", "Write `any orders where price > 50`."),
        where(
            Fault.LIST_OPERAND,
            "«interests» starts with \"g\"",
            "Write `any interests where value starts with \"g\"`."),
        where(
            Fault.BRANCHES,
            "count(interests ?: «limit») > 3",
            "Convert one of them, as in `text(x)`."),
        where(
            Fault.LIST_OPERAND,
            "«orders.price» * 2 > 3",
            "Make one value of it, as in `sum(orders.price)`."),
        where(
            Fault.OBJECT_ITEMS,
            "«orders» contains \"x\"",
            "Name a field, as in `orders.sku`, or write `any orders where …`."),
        where(
            Fault.OBJECT_ITEMS, "«scores» contains 3", "Take `keys(scores)` or `values(scores)`."),
        where(
            Fault.LIST_IN,
            "«interests» in (\"a\", \"b\")",
            "Write `interests subset of (\"a\", \"b\")`, or `intersects`."),
        where(
            Fault.LIST_TEST,
            "«city» intersects (\"a\", \"b\")",
            "Write `city in …`, or put it into square brackets."),
        where(
            Fault.CONTAINS_LIST,
            "interests contains «[\"a\", \"b\"]»",
            "Write `interests superset of [\"a\", \"b\"]`."));
  }

  private static List<FaultExample> functions() {
    return List.of(
        where(
            Fault.LIST_FUNCTION,
            "«upper»(interests where value = \"a\") = \"x\"",
            "These do: `count`, `sum`, `min`, `max`, `avg`, `first`, `last`, `distinct`, `list`, `sort`, `reverse`."),
        where(Fault.MEASURE, "sum(«orders») > 3", "Name what is meant, as in `orders.price`."),
        where(
            Fault.MEASURE,
            "any sort(«orders») where price > 3",
            "Name what is meant, as in `orders.sku`."),
        where(
            Fault.DISTINCT_OBJECTS,
            "count(«distinct(orders)») > 3",
            "Name a field, as in `distinct(orders.sku)`."),
        where(Fault.NO_MAP, "any keys(«interests»)", "Of a list write `distinct(xs)`."));
  }
}
