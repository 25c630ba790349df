import { time } from '../measure.mjs';
import { inTurn, p95Line } from './line.mjs';

/** What a regional officer and the national programme see first. */
export async function benchDashboards(desk) {
  const counted = () => time(() => statusesCounted(desk.pool('organisations')));
  const lines = [];
  for (const [name, tokenOf] of [
    ['national', desk.operator],
    ['regional', desk.officer],
  ]) {
    const look = async (path) => {
      const token = await tokenOf();
      return time(() => desk.get('organisations', path, token));
    };
    const took = await inTurn(['/staff/dashboard', '/staff/dashboard/trend'], 20, look, counted);
    lines.push(p95Line({ what: `${name} dashboard and its trend`, goal: '< 300 ms', under: 300, took }));
  }
  return lines;
}

const statusesCounted = (pool) => pool.query('select level, current, count(*) from statuses group by 1, 2');
