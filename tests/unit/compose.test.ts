import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const text = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: string[];
  readonly environment?: Record<string, string | number>;
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly networks: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck: { test: string[] };
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
  readonly networks: Record<string, unknown>;
}

const source = text('docker-compose.yml');
const compose = parse(source, { merge: true }) as Compose;
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

describe('docker-compose.yml', () => {
  test('has the services the shop needs, at their ports, on loopback only', () => {
    const ports = Object.fromEntries(
      Object.entries(compose.services).map(([name, { ports = [] }]) => [name, ports]),
    );
    expect(ports).toEqual({
      postgres: ['127.0.0.1:5432:5432'],
      redis: ['127.0.0.1:6379:6379'],
      pgadmin: ['127.0.0.1:5050:80'],
      mailpit: ['127.0.0.1:8025:8025'],
      shop: ['127.0.0.1:4321:4321'],
      worker: [],
    });
    expect(service('postgres').image).toMatch(/^postgres:15\b/);
    expect(service('redis').image).toMatch(/^redis:7\b/);
  });

  test('puts every service on the one network, with a health check', () => {
    expect(Object.keys(compose.networks)).toEqual(['lectern']);
    for (const [name, { networks, healthcheck }] of Object.entries(compose.services)) {
      expect(networks, name).toEqual(['lectern']);
      expect(healthcheck.test.length, name).toBeGreaterThan(1);
    }
  });

  test('keeps data in named volumes, and mounts only files that exist', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    const named = mounts.map((mount) => mount.split(':')[0] ?? '').filter((from) => !from.startsWith('.'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const mount of mounts.filter((mount) => mount.startsWith('./'))) {
      expect(text(mount.split(':')[0] ?? '').length, mount).toBeGreaterThan(0);
    }
  });

  test('waits for what it leans on to be healthy', () => {
    for (const { depends_on = {} } of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(compose.services)).toContain(name);
        expect(condition).toBe('service_healthy');
      }
    }
    expect(Object.keys(service('shop').depends_on ?? {})).toEqual(['postgres', 'redis', 'mailpit']);
  });

  test('gives Redis a password and an append-only file', () => {
    const command = service('redis').command?.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--requirepass "$$REDIS_PASSWORD"');
  });

  test('has no password of its own: each must be given, and a missing one is explained', () => {
    const secret = /PASSWORD|SECRET|_KEY/;
    for (const [, name, otherwise] of source.matchAll(/(?<!\$)\$\{(\w+)(:[-?][^}]*)?\}/g)) {
      if (secret.test(name ?? '')) expect(otherwise, name).toMatch(/^:\?\w+ /);
    }
    for (const [name, { environment = {} }] of Object.entries(compose.services)) {
      for (const [variable, value] of Object.entries(environment)) {
        if (secret.test(variable)) expect(value, `${name} ${variable}`).toMatch(/^\$\{\w+:\?[^}]+\}$/);
        expect(String(value).replace(/\$\{[^}]*\}/g, ''), variable).not.toMatch(/:\/\/[^/@]*:[^/@]+@/);
      }
    }
  });

  test('registers the server in pgAdmin, without a password', () => {
    const { Servers } = JSON.parse(text('docker/pgadmin/servers.json')) as {
      Servers: Record<string, Record<string, unknown>>;
    };
    const [server] = Object.values(Servers);
    expect(server).toMatchObject({ Host: 'postgres', Port: 5432, MaintenanceDB: 'lectern' });
    expect(Object.keys(server ?? {}).join()).not.toMatch(/pass/i);
  });

  test('runs the same image as shop and as worker', () => {
    expect(service('worker').image).toBe(service('shop').image);
    const { JOBS, ...shared } = service('shop').environment ?? {};
    expect(JOBS).toBe('off');
    expect(service('worker').environment).toEqual(shared);
  });
});

test('the Dockerfile builds on the Node the packages ask for and runs as nobody special', () => {
  const lines = text('Dockerfile').split('\n');
  const images = lines.filter((line) => line.startsWith('FROM '));
  expect(images.every((line) => line.includes('node:24-bookworm-slim'))).toBe(true);
  const last = lines.slice(lines.lastIndexOf('FROM node:24-bookworm-slim'));
  expect(last).toContain('USER node');
  expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  expect(lines).toContain('RUN npm ci --omit=dev');
  expect(text('Dockerfile')).not.toMatch(/PASSWORD|SECRET/);
  expect(text('.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['.env', '.git', '.data', 'node_modules', 'dist']),
  );
});

describe('.env.example', () => {
  const example = text('.env.example');
  const named = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name ?? '');

  test('copied unchanged, it changes nothing', () => {
    expect(parseEnv(example)).toEqual({});
    expect(example.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true);
  });

  test('explains every variable that the shop and the compose file read, once', () => {
    const ofShop = [...text('src/lib/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
    const ofCompose = [...source.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name);
    expect(ofShop.length).toBeGreaterThan(15);
    expect([...new Set(named)].sort()).toEqual(
      [...new Set([...ofShop, ...ofCompose, 'MAILBOX_PORT'])].sort(),
    );
    expect(named.length).toBe(new Set(named).size);
  });

  test('has words before each variable', () => {
    const lines = example.split('\n');
    for (const name of named) {
      const above = lines[lines.findIndex((line) => line.startsWith(`#${name}=`)) - 1];
      expect(above, name).toMatch(/^# |^#[A-Z_]+=/);
    }
  });
});
