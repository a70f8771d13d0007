// SPDX-License-Identifier: Apache-2.0
// What the flow between two cycles draws. M0 → M0 is left out: it would be most of the picture and
// say nothing.
import type { RollAnswer } from '@fairvisit/api/portfolio.ts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '../../theme/tokens.ts';
import { countOf } from './roll-figures.ts';

export interface SankeyInput {
  readonly roll: RollAnswer;
  readonly tokens: Tokens;
  readonly names: { readonly from: string; readonly to: string };
}

export function sankeyOption({ roll, tokens, names }: SankeyInput): EChartsCoreOption {
  const links = roll.buckets.flatMap((from) =>
    roll.buckets
      .filter((to) => from !== 'M0' || to !== 'M0')
      .map((to) => ({
        source: `${from} · ${names.from}`,
        target: `${to} · ${names.to}`,
        value: countOf(roll, from, to),
      }))
      .filter((link) => link.value > 0),
  );
  const used = new Set(links.flatMap((link) => [link.source, link.target]));
  return {
    tooltip: { trigger: 'item', backgroundColor: tokens.paper, textStyle: { color: tokens.ink } },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 76,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 16,
        draggable: false,
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        data: nodesOf(roll, names).filter((node) => used.has(node.name)),
        links,
        label: { color: tokens.ink, fontSize: 11 },
        itemStyle: { color: tokens.teal, borderWidth: 0 },
        lineStyle: { color: tokens.tealText, opacity: 0.28, curveness: 0.5 },
      },
    ],
  };
}

function nodesOf(roll: RollAnswer, names: SankeyInput['names']) {
  return [
    ...roll.buckets.map((bucket) => ({ name: `${bucket} · ${names.from}`, depth: 0 })),
    ...roll.buckets.map((bucket) => ({ name: `${bucket} · ${names.to}`, depth: 1 })),
  ];
}
