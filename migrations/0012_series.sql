CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`title` text NOT NULL,
	`rrule` text,
	`exdates` text NOT NULL,
	`starts_local` text NOT NULL,
	`timezone` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `series_by_age` ON `series` (`organization_id`,`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `events` ADD `series_id` text;--> statement-breakpoint
ALTER TABLE `events` ADD `series_change` text;--> statement-breakpoint
ALTER TABLE `events` ADD `capacity` integer;--> statement-breakpoint
CREATE INDEX `events_by_series` ON `events` (`organization_id`,`series_id`,`starts_at`,`id`) WHERE series_id is not null;--> statement-breakpoint
CREATE INDEX `events_by_programme` ON `events` (`organization_id`,`programme_id`,`starts_at`) WHERE programme_id is not null;