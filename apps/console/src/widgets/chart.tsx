// SPDX-License-Identifier: Apache-2.0
// A chart drawn as SVG, with only the parts that are used. It is a picture beside a table: readers
// who cannot see it lose nothing.
import { BarChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, SankeyChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface ChartProps {
  /** The sentence that says what the chart shows. */
  readonly says: string;
  readonly option: EChartsCoreOption;
  readonly height: number;
}

export function Chart({ says, option, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption({ animation: false, ...option });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={place} role="img" aria-label={says} className="chart" style={{ height }} />;
}
