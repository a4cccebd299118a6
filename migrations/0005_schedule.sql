ALTER TABLE `organizations` ADD `shares_occupied` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `organizations` ADD `travel_between_cities` integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE `organizations` ADD `travel_within_city` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
CREATE INDEX `answers_represented` ON `answers` (`event_id`) WHERE representative_name is not null;