import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';

/** First and last year of councils (from 1 April) in which there is such an area; always, where none is given. */
interface Properties {
  start?: number;
  end?: number;
}
export type Boundaries = Topology<{ 'local-authorities': GeometryCollection<Properties> }>;
type Boundary = Polygon<Properties> | MultiPolygon<Properties>;

/** An area as it is drawn. */
export interface Shape {
  code: string;
  /** Of an SVG path. */
  outline: string;
  centre: [x: number, y: number];
}
export interface Drawing {
  shapes: Shape[];
  /** All else, for the eye to see where it is. */
  others: string;
}

export const width = 480;
export const height = 580;
const margin = 6;

/** The year of councils that a moment is in, which begins on 1 April. */
export function yearOf(moment: number): number {
  const date = new Date(moment);
  return date.getMonth() < 3 ? date.getFullYear() - 1 : date.getFullYear();
}

/**
 * The areas as large as there is room for.
 * @param areaOf code of the area that a local authority is drawn as part of: its own, or that of its upper tier
 */
export function draw(boundaries: Boundaries, areaOf: ReadonlyMap<string, string>, year: number): Drawing {
  const parts = new Map<string | undefined, Boundary[]>();
  for (const boundary of boundaries.objects['local-authorities'].geometries as Boundary[]) {
    const { start = year, end = year } = boundary.properties ?? {};
    if (year < start || year > end) continue;
    const code = areaOf.get(String(boundary.id));
    parts.set(code, [...(parts.get(code) ?? []), boundary]);
  }
  const outlines = [...parts].map(([code, geometries]) => ({
    code,
    geometry: merge(boundaries, geometries as Polygon[]),
  }));
  const mine = outlines.filter(
    (outline): outline is typeof outline & { code: string } => outline.code !== undefined,
  );
  const seen: GeoPermissibleObjects = {
    type: 'GeometryCollection',
    geometries: mine.map(({ geometry }) => geometry),
  };
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    seen,
  );
  const path = geoPath(projection).digits(1);
  return {
    shapes: mine.map(({ code, geometry }) => ({
      code,
      outline: path(geometry) ?? '',
      centre: path.centroid(geometry),
    })),
    others: outlines
      .filter(({ code }) => code === undefined)
      .map(({ geometry }) => path(geometry) ?? '')
      .join(''),
  };
}

const directions: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest area in the direction of an arrow key; nothing at the edge, and for other keys. */
export function towards(key: string, from: Shape, shapes: readonly Shape[]): Shape | undefined {
  const direction = directions[key];
  if (!direction) return undefined;
  const [x, y] = direction;
  let [nearest, least]: [Shape | undefined, number] = [undefined, Infinity];
  for (const shape of shapes) {
    const [dx, dy] = [shape.centre[0] - from.centre[0], shape.centre[1] - from.centre[1]];
    const [along, aside] = [dx * x + dy * y, Math.abs(dx * y) + Math.abs(dy * x)];
    const distance = along + 2 * aside;
    if (along > 0 && aside <= along && distance < least) [nearest, least] = [shape, distance];
  }
  return nearest;
}
