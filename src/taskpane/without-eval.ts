/**
 * The page's policy forbids making code from text. The schema library would try, and each try is reported as a breach:
 * it must be told before the first schema is made, so entries import this file first.
 */
import { config } from 'zod/mini';

config({ jitless: true });
