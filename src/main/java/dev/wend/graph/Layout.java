package dev.wend.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where boxes and arrows go, in pixels from the upper left: from above to below in layers, in the
 * order of the script. The same boxes are always placed alike.
 *
 * @param nodes by place
 * @param edges in the order of those of the chart
 */
record Layout(double width, double height, Map<Integer, Box> nodes, List<Line> edges) {
  private static final double MARGIN = 24;

  /** A size. */
  record Size(double width, double height) {}

  /** A rectangle by its upper left corner. */
  record Box(double x, double y, double width, double height) {
    double middle() {
      return x + width / 2;
    }

    double bottom() {
      return y + height;
    }
  }

  record Point(double x, double y) {}

  /**
   * @param points from the begin through the corners to the end; each stretch is level or upright
   * @param label where its words stand; of no size where it has none
   */
  record Line(List<Point> points, Box label) {
    Line {
      points = List.copyOf(points);
    }
  }

  Layout {
    nodes = Map.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * Finds a place for all of them.
   *
   * @param nodes the size of each by place, in the chart's order
   * @param labels the size of the words of each edge; 0 where it has none
   */
  static Layout of(Chart chart, Map<Integer, Size> nodes, List<Size> labels) {
    ElkNode root = root();
    Map<Integer, ElkNode> placed = new HashMap<>();
    for (Chart.Node node : chart.nodes()) {
      ElkNode box = ElkGraphUtil.createNode(root);
      Size size = nodes.get(node.place());
      box.setDimensions(size.width(), size.height());
      placed.put(node.place(), box);
    }
    List<ElkEdge> lines = new ArrayList<>();
    for (int i = 0; i < chart.edges().size(); i++) {
      Chart.Edge edge = chart.edges().get(i);
      lines.add(line(placed.get(edge.from()), placed.get(edge.to()), labels.get(i)));
    }
    new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
    Map<Integer, Box> boxes = new HashMap<>();
    placed.forEach(
        (place, box) ->
            boxes.put(place, new Box(box.getX(), box.getY(), box.getWidth(), box.getHeight())));
    return new Layout(
        root.getWidth(), root.getHeight(), boxes, lines.stream().map(Layout::line).toList());
  }

  private static ElkNode root() {
    // only then it can copy the defaults of its options; the rest of its registry is for editors
    LayoutMetaDataService.initElkReflect();
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.MERGE_EDGES, true);
    root.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    root.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 32.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 20.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 24.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    return root;
  }

  private static ElkEdge line(ElkNode from, ElkNode to, Size label) {
    ElkEdge line = ElkGraphUtil.createSimpleEdge(from, to);
    if (label.width() > 0) {
      // one without a text would get no place
      ElkLabel words = ElkGraphUtil.createLabel("words", line);
      words.setDimensions(label.width(), label.height());
      words.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      words.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
      words.setProperty(
          LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
          CenterEdgeLabelPlacementStrategy.TAIL_LAYER);
    }
    return line;
  }

  private static Line line(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().get(0);
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
    points.add(new Point(section.getEndX(), section.getEndY()));
    if (edge.getLabels().isEmpty()) {
      return new Line(points, new Box(0, 0, 0, 0));
    }
    ElkLabel label = edge.getLabels().get(0);
    return new Line(
        points, new Box(label.getX(), label.getY(), label.getWidth(), label.getHeight()));
  }
}
