/** The page under test forbids making code from text; the schema library of the stand-in must not try. Imported first. */
import { config } from 'zod';

config({ jitless: true });
