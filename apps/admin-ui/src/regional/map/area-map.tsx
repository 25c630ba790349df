import { Box, Typography, useTheme } from '@mui/material';
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useHref, useNavigate } from 'react-router-dom';
import { height, towards, width, type Drawing, type Shape } from './boundaries.js';
import { shadeOf, type Shade } from './shades.js';

/** What is said of an area, and where its own page is. */
interface MapArea {
  code: string;
  /** What decides its colour; `null` for none. */
  value: number | null;
  text: string;
  path: string;
}
interface AreaMapProps {
  label: string;
  drawing: Drawing;
  /** In reading order. */
  areas: MapArea[];
  shades: readonly Shade[];
}

/** Areas in colours: pointed at, or gone to with the arrow keys, each says its number and opens its page. */
export function AreaMap({ label, drawing, areas, shades }: AreaMapProps) {
  const { palette } = useTheme();
  const [at, setAt] = useState<string>();
  const links = useRef(new Map<string, SVGAElement>());
  const shapes = new Map(drawing.shapes.map((shape) => [shape.code, shape]));
  const drawn = areas.filter(({ code }) => shapes.has(code));
  const current = drawn.find(({ code }) => code === at);
  const first = drawn[0]?.code;
  const go = (event: KeyboardEvent, from: Shape) => {
    const next = towards(event.key, from, drawing.shapes);
    if (event.key.startsWith('Arrow')) event.preventDefault();
    if (next) links.current.get(next.code)?.focus();
  };
  return (
    <Box>
      <Box component="svg" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label} sx={frame}>
        <path d={drawing.others} fill={palette.action.disabledBackground} stroke={palette.divider} />
        {drawn.map((area) => (
          <AreaLink
            key={area.code}
            area={area}
            outline={shapes.get(area.code)!.outline}
            colour={
              area.value === null ? palette.action.disabled : shadeOf(area.value, shades).colour[palette.mode]
            }
            inTabOrder={area.code === (current?.code ?? first)}
            onAt={() => setAt(area.code)}
            onKeyDown={(event) => go(event, shapes.get(area.code)!)}
            keep={(link) => {
              if (link) links.current.set(area.code, link);
              else links.current.delete(area.code);
            }}
          />
        ))}
        {current && <Ring outline={shapes.get(current.code)!.outline} />}
      </Box>
      <Typography sx={{ minHeight: '3em' }} data-testid="area-pointed-at">
        {current?.text ??
          'Point at an area, or go to the map with the Tab key and around it with the arrow keys.'}
      </Typography>
    </Box>
  );
}

const frame = {
  display: 'block',
  width: '100%',
  maxWidth: width,
  height: 'auto',
  overflow: 'hidden',
} as const;

interface AreaLinkProps {
  area: MapArea;
  outline: string;
  colour: string;
  inTabOrder: boolean;
  onAt: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  keep: (link: SVGAElement | null) => void;
}

function AreaLink({ area, outline, colour, inTabOrder, onAt, onKeyDown, keep }: AreaLinkProps) {
  const { palette } = useTheme();
  const href = useHref(area.path);
  const navigate = useNavigate();
  const open = (event: MouseEvent) => {
    // With these keys browsers open links elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(area.path);
  };
  return (
    <Box
      component="a"
      ref={keep}
      href={href}
      tabIndex={inTabOrder ? 0 : -1}
      aria-label={area.text}
      onClick={open}
      onFocus={onAt}
      onMouseEnter={onAt}
      onKeyDown={onKeyDown}
      sx={{ '&:focus, &:focus-visible': { outline: 'none' } }}
    >
      <path d={outline} fill={colour} stroke={palette.background.paper} strokeWidth={0.7} />
    </Box>
  );
}

/** Around the area that is pointed at: yellow on black, as everywhere. */
const Ring = ({ outline }: { outline: string }) => (
  <g fill="none" strokeLinejoin="round" pointerEvents="none">
    <path d={outline} stroke="#212b32" strokeWidth={5} />
    <path d={outline} stroke="#ffb81c" strokeWidth={2.5} />
  </g>
);
