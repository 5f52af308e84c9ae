const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** The time of the day. */
export function timeOfDay(instant) {
  return CLOCK.format(new Date(instant));
}

/** The day, empty where there is none. */
export function day(instant) {
  return instant ? DAY.format(new Date(instant)) : '';
}

/** A place in a film. */
export function clock(seconds, digits = 1) {
  if (seconds < 60) {
    return `${seconds.toFixed(digits)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds % 60).toFixed(digits).padStart(digits ? 3 + digits : 2, '0')}`;
}
