/** Numbers and sizes as the pages of a language write them. */
export const number = (count, language) => new Intl.NumberFormat(language).format(count);

/** A file's size: whole kilobytes, megabytes with a decimal. */
export function size(bytes, language) {
  const [value, unit] = bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [Math.max(1, Math.round(bytes / 1e3)), 'kilobyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
}
