CREATE TABLE `calendar_links` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`office_id` text,
	`token_hash` text NOT NULL,
	`generation` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_links_token_hash_unique` ON `calendar_links` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_links_organization` ON `calendar_links` (`organization_id`) WHERE office_id is null and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_links_office` ON `calendar_links` (`office_id`) WHERE office_id is not null and revoked_at is null;--> statement-breakpoint
ALTER TABLE `events` ADD `changed_at` integer;