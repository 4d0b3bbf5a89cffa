import { Graph, layout } from '@dagrejs/dagre';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './operations.module.css';
import { type Definition, edgesOf, statesOf } from './states.ts';

const HEIGHT = 34;
const LETTER = 7;
const MARGIN = 12;

/** A process as its states and the ways between them, with how many executions are in each. */
export function StateGraph({
  process,
  definition,
  counts,
}: {
  process: string;
  definition: Definition;
  counts: ReadonlyMap<string, number>;
}) {
  const { t } = useTranslation();
  const arrow = useId();
  const { nodes, edges, width, height } = useMemo(() => placed(definition), [definition]);
  return (
    <section
      className={classes.graph}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('operations.processes.drawing', { process })}
    >
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path d="M0 0 8 4 0 8z" className={classes.head} />
          </marker>
        </defs>
        {edges.map(({ key, kind, path }) => (
          <path key={key} d={path} className={classes.edge} data-kind={kind} markerEnd={`url(#${arrow})`} />
        ))}
        {nodes.map(({ name, x, y, width: wide }) => {
          const count = counts.get(name);
          return (
            <g
              key={name}
              className={classes.node}
              data-count={count}
              transform={`translate(${x - wide / 2} ${y - HEIGHT / 2})`}
            >
              <rect width={wide} height={HEIGHT} rx="8" />
              <text x={wide / 2} y={HEIGHT / 2}>
                {name}
                {count && <tspan className={classes.count}> · {count}</tspan>}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}

function placed(definition: Definition) {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 34, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const name of statesOf(definition))
    graph.setNode(name, { width: Math.max(90, (name.length + 5) * LETTER), height: HEIGHT });
  const edges = edgesOf(definition);
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: graph.nodes().map((name) => ({ name, ...(graph.node(name) as { x: number; y: number; width: number }) })),
    edges: edges.map(({ from, to, kind }) => {
      const { points } = graph.edge(from, to) as { points: { x: number; y: number }[] };
      return { key: `${from} ${to}`, kind, path: `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}` };
    }),
  };
}
