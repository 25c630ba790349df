import { Box, useTheme, type PaletteMode } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { useNavigate } from 'react-router-dom';
import { numberText } from '../words/dates.js';

export interface Series {
  name: string;
  counts: number[];
  colour?: Record<PaletteMode, string>;
  /** Where a bar leads to, in the order of the counts. */
  paths?: string[];
}
export interface BarsProps {
  /** Says what is seen, for people who do not see it: the table beside it has the numbers. */
  label: string;
  /** What each bar stands for. */
  names: string[];
  /** Several are stacked. */
  series: Series[];
  /** Lying bars have room for long names. */
  lying?: boolean;
}

const standing = 300;
const perBar = 40;
const besides = 90;

/** Bars of numbers. Pointed at, they say them; clicked, they lead to what they count. */
export default function Bars({ label, names, series, lying = false }: BarsProps) {
  const { palette } = useTheme();
  const navigate = useNavigate();
  const bands = { scaleType: 'band' as const, data: names };
  const numbers = { valueFormatter: numberText, tickMinStep: 1 };
  return (
    <Box role="img" aria-label={`${label}. The table below has the numbers.`} sx={{ minWidth: 0 }}>
      <BarChart
        height={lying ? besides + perBar * names.length : standing}
        layout={lying ? 'horizontal' : 'vertical'}
        series={series.map(({ name, counts, colour }, index) => ({
          id: String(index),
          label: name,
          data: counts,
          stack: 'all',
          color: colour?.[palette.mode] ?? palette.primary.main,
        }))}
        xAxis={[lying ? numbers : bands]}
        yAxis={[lying ? { ...bands, width: 190 } : { ...numbers, width: 60 }]}
        hideLegend={series.length === 1}
        skipAnimation
        disableKeyboardNavigation
        onItemClick={(_, { seriesId, dataIndex }) => {
          const path = series[Number(seriesId)]?.paths?.[dataIndex];
          if (path) void navigate(path);
        }}
      />
    </Box>
  );
}
