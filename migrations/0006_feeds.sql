CREATE TABLE `office_busy` (
	`office_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	PRIMARY KEY(`office_id`, `from_at`, `until_at`)
);
--> statement-breakpoint
CREATE TABLE `office_feeds` (
	`office_id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`url` text NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`last_error` text,
	`fetched_at` integer,
	`read_at` integer,
	`next_fetch_at` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`etag` text,
	`skipped` integer DEFAULT 0 NOT NULL,
	`guessed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `office_feeds_due` ON `office_feeds` (`next_fetch_at`);