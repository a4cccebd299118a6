CREATE TABLE `agenda_marks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`item_id` text NOT NULL,
	`kind` text NOT NULL,
	`minutes` integer,
	`of` integer,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `agenda_marks_event` ON `agenda_marks` (`event_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_marks_undone_once` ON `agenda_marks` (`of`) WHERE of is not null;--> statement-breakpoint
CREATE TABLE `task_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text,
	`agency` text,
	`email` text,
	`phone` text,
	`token_hash` text NOT NULL,
	`token_generation` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_owners_token_hash_unique` ON `task_owners` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `task_owners_once` ON `task_owners` (`event_id`,`key`);--> statement-breakpoint
ALTER TABLE `tasks` ADD `days_before` integer;--> statement-breakpoint
ALTER TABLE `tasks` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `told_at` integer;--> statement-breakpoint
CREATE INDEX `tasks_owner` ON `tasks` (`owner_id`) WHERE owner_id is not null;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `subject_id` text;