import { z } from "zod";

// The policy forbids making functions from text, which zod would otherwise do for speed.
z.config({ jitless: true });

export { z };
