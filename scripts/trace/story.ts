import type { CommandRecord } from '../../shared/aws/command-record.ts';
import type { FunctionLogs, LogLine, Place } from './logs.ts';
import type { CommandRecords } from './records.ts';

/** One thing that happened: a command that changed something, or an invocation that was logged. */
export type Moment =
  | { readonly at: string; readonly area: string; readonly command: CommandRecord }
  | { readonly at: string; readonly area: string; readonly log: LogLine };

/** A story that leads to more than these is told as far as that. */
const MAX_STORIES = 20;

/**
 * Everything that belongs to an id. Lines that name it give the stories (correlation ids) it occurs in; a story's records
 * give the things it made, and what happened to those later, a person's decision for example, is another story of them. A
 * thing that an earlier story made, such as a supplier, is common to many and leads no further.
 */
export async function storyOf(
  id: string,
  logs: Pick<FunctionLogs, 'naming'>,
  records: Pick<CommandRecords, 'at' | 'about'>,
): Promise<Moment[]> {
  const lines = new Map<string, LogLine>();
  const commands = new Map<string, { area: string; command: CommandRecord }>();
  const stories = new Set<string>();
  const told = new Set<string>();
  const followed = new Set<string>();

  const named = await logs.naming(id);
  for (const line of named) for (const story of storiesIn(line, id)) stories.add(story);
  for (const line of named) if (!line.published) lines.set(keyOf(line), line);

  for (const story of stories) {
    if (told.size >= MAX_STORIES) break;
    told.add(story);
    const found = await logs.naming(story);
    for (const line of found) lines.set(keyOf(line), line);
    for (const [area, places] of placesIn(found, story)) {
      for (const command of await records.at(area, places)) keep(area, command);
      for (const pk of new Set(places.map((place) => place.pk))) {
        if (followed.has(`${area} ${pk}`)) continue;
        followed.add(`${area} ${pk}`);
        const about = await records.about(area, pk);
        if (!about[0] || !stories.has(about[0].correlationId)) continue;
        for (const command of about) {
          keep(area, command);
          stories.add(command.correlationId);
        }
      }
    }
  }
  return [
    ...[...commands.values()].map(({ area, command }) => ({ at: command.at, area, command })),
    ...[...lines.values()].map((log) => ({ at: log.timestamp, area: log.service, log })),
  ].sort((a, b) => a.at.localeCompare(b.at));

  function keep(area: string, command: CommandRecord): void {
    commands.set(`${area} ${command.subject.kind} ${command.subject.id} ${command.id}`, { area, command });
  }
}

/** Of an outbox's many records only those that the id is part of. */
function storiesIn(line: LogLine, id: string): string[] {
  if (line.published)
    return line.published.filter((place) => JSON.stringify(place).includes(id)).map((place) => place.correlationId);
  if (line.correlationIds) return line.correlationIds.includes(id) ? [id] : [];
  return line.correlationId ? [line.correlationId] : [];
}

function placesIn(lines: readonly LogLine[], story: string): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { service, published = [] } of lines)
    places.set(service, [
      ...(places.get(service) ?? []),
      ...published.filter((place) => place.correlationId === story),
    ]);
  return places;
}

const keyOf = ({ requestId, timestamp, message }: LogLine): string => `${requestId ?? timestamp} ${message}`;
