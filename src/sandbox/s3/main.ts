import { stopWithParent } from '../parent-process.ts';
import { startS3 } from './start-s3.ts';

/*
 * The store as a process of its own: S3_SANDBOX_PORT, S3_SANDBOX_BUCKET, S3_SANDBOX_KEY, S3_SANDBOX_SECRET. What it holds is
 * gone when it stops.
 */
const env = (name: string, fallback: string) => process.env[`S3_SANDBOX_${name}`] || fallback;
const keys = { key: env('KEY', 'sandbox'), secret: env('SECRET', 'only-on-this-machine') };
const bucket = env('BUCKET', 'lectern');
const { endpoint } = await startS3({ ...keys, bucket, port: Number(env('PORT', '0')) });
stopWithParent(() => process.exit());
process.stdout.write(`s3 sandbox on s3://${bucket}?endpoint=${endpoint}\n`);
