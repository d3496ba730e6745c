package dev.wend.journey;

import dev.wend.store.Store;
import java.time.ZoneId;

/** What all parts of an engine know. */
final class World {
  final Store store;
  final ZoneId zone;
  final Versions versions = new Versions();
  final Positions positions = new Positions();
  final Activity activity = new Activity();
  final Suppressed suppressed = new Suppressed();
  final Reports reports = new Reports();
  final Round round;
  final Arrivals arrivals;
  final Asking asking;
  final People people;
  final History history;

  World(Engine.Setting setting) {
    store = setting.store();
    zone = setting.zone();
    round = new Round(store, setting.outlet(), reports, this::renew);
    arrivals = new Arrivals(store);
    asking = new Asking(versions, store);
    people = new People(store, store.schema(), zone);
    history = new History(store);
  }

  private void renew() {
    asking.renew();
  }
}
