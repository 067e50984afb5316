/** The date where this program runs, as `2027-01-31`. */
export function today(): string {
  const now = Date.now();
  if (now < known.from || now >= known.until) known = dayOf(new Date(now));
  return known.date;
}

/** Each keystroke asks for it: of which day a time is takes as long as much of the rest. In milliseconds since 1970. */
let known = { date: '', from: 0, until: 0 };

function dayOf(time: Date): typeof known {
  const [year, month, day] = [time.getFullYear(), time.getMonth(), time.getDate()];
  const date = [String(year).padStart(4, '0'), ...[month + 1, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
  return { date, from: new Date(year, month, day).getTime(), until: new Date(year, month, day + 1).getTime() };
}
