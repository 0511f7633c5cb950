/**
 * The servers that the shop and its tests lean on, as functions: each returns {url, pid, exited, stop()}. What is
 * started here ends with the process that started it, even when that one is killed.
 */
export { launch, run, stage } from './children.mjs';
export { prepareDatabase, roles } from './database.mjs';
export { onPath } from './on-path.mjs';
export { freePort, holderOf, isFree } from './ports.mjs';
export { databaseUrl, startPostgres } from './postgres.mjs';
export { startRedis } from './redis.mjs';
export { scratchFolder, startScratch } from './scratch.mjs';
export { removeAtTheEnd } from './watched.mjs';
