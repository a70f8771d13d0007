// SPDX-License-Identifier: Apache-2.0
// What the bar chart of the buckets draws.
import type { Overview } from '@fairvisit/api/portfolio.ts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '../../theme/tokens.ts';
import { groupedCount } from '../../widgets/grouped.ts';

export function barOption(late: Overview['buckets'], tokens: Tokens): EChartsCoreOption {
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: late.map(({ bucket }) => bucket),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { color: tokens.ink },
    },
    series: [
      {
        type: 'bar',
        data: late.map(({ accounts }) => accounts),
        barMaxWidth: 18,
        itemStyle: { color: tokens.teal, borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: 'right',
          color: tokens.ink,
          formatter: ({ value }: { readonly value: number }) => groupedCount(value),
        },
      },
    ],
  };
}
