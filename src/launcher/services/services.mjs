/**
 * The servers that the shop and its tests use: each start function resolves to {url, pid, exited, stop()}. A server ends
 * with the process that started it, even when that one is killed.
 */

export { onPath } from '../packages/on-path.mjs';
export { launch, run, stage } from '../processes/children.mjs';
export { removeAtTheEnd } from '../processes/watchdog-client.mjs';
export { freePort, holderOf, isFree } from '../settings/ports.mjs';
export { databaseUrl, startPostgres } from './postgres.mjs';
export { prepareDatabase, roles } from './prepare-database.mjs';
export { startRedis } from './redis.mjs';
export { scratchFolder, startScratch } from './scratch.mjs';
