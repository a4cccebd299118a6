CREATE TABLE `poll_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`poll_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`slot` integer NOT NULL,
	`answer` text NOT NULL,
	`note` text,
	`channel` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `poll_answers_seat` ON `poll_answers` (`seat_id`,`slot`,`id`);--> statement-breakpoint
CREATE INDEX `poll_answers_poll` ON `poll_answers` (`poll_id`);--> statement-breakpoint
CREATE TABLE `poll_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`poll_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`token_generation` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `poll_seats_token_hash_unique` ON `poll_seats` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `poll_seats_once` ON `poll_seats` (`poll_id`,`invitation_id`);--> statement-breakpoint
CREATE INDEX `poll_seats_invitation` ON `poll_seats` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `poll_slots` (
	`poll_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`starts_local` text NOT NULL,
	`ends_local` text NOT NULL,
	`ends_given` integer NOT NULL,
	`timezone` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	PRIMARY KEY(`poll_id`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `polls` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`deadline_at` integer NOT NULL,
	`extensions` integer DEFAULT 0 NOT NULL,
	`fixed_slot` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `polls_number` ON `polls` (`event_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `polls_one_open` ON `polls` (`event_id`) WHERE state = 'open';--> statement-breakpoint
ALTER TABLE `events` ADD `polling_until` integer;