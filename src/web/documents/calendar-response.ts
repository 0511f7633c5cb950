/** A calendar file to keep. @param name of the file, without its ending. */
export function calendarResponse(
  name: string,
  file: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.ics"`,
      ...headers,
    },
  });
}
